import { Suspense } from "react";
import { useNetwork } from "../app/network.ts";
import { Button } from "../components/button.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import { part } from "../components/part.tsx";
import type { SessionSnapshot } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { downloadWork } from "./commands.ts";
import { useActions } from "./context.tsx";

const NewVersionNotice = part(async () => (await import("./new-version/new-version-notice.tsx")).NewVersionNotice);

const kernelIcons: Readonly<Record<SessionSnapshot["kernel"], IconName>> = {
  starting: "clock",
  ready: "check",
  busy: "clock",
  unresponsive: "warn",
  dead: "stop",
};

interface StatusBarProps {
  readonly snapshot: SessionSnapshot;
  readonly onPanel: (panel: "palette" | "keys") => void;
  readonly isBesideOpen: boolean;
  readonly onBeside: () => void;
}

/** The foot of the lab: how the notebook does, Stop, how it runs, and whether everything is safe. */
export function StatusBar({ snapshot, onPanel, isBesideOpen, onBeside }: StatusBarProps) {
  const texts = useMessages().lab.bar;
  const { session } = useActions();
  const network = useNetwork();
  const { kernel, runMode, save, otherTabs } = snapshot;
  const busy =
    kernel === "busy" || kernel === "unresponsive" || snapshot.cells.some((cell) => cell.state === "running");
  return (
    <section className="foot" aria-label={texts.label}>
      <span className={`foot__kernel foot__kernel--${kernel}`} role="status">
        <Icon name={kernelIcons[kernel]} />
        <span>{texts.kernel[kernel]}</span>
      </span>
      {/* Always in its place and never switched off: a stop that must be looked for does not stop. */}
      <Button
        look={busy ? "stop" : "plain"}
        icon="stop"
        title={`${texts.stopHint} (Ctrl+Alt+S)`}
        onClick={() => void session.stop()}
      >
        {texts.stop}
      </Button>
      <label className="foot__mode">
        <span>{texts.mode}</span>
        <select
          value={runMode}
          title={runMode === "reactive" ? texts.reactiveHint : texts.lazyHint}
          onChange={(event) => session.setRunMode(event.target.value === "lazy" ? "lazy" : "reactive")}
        >
          <option value="reactive">{texts.reactive}</option>
          <option value="lazy">{texts.lazy}</option>
        </select>
      </label>
      {runMode === "lazy" ? (
        <Button
          look="quiet"
          icon="stale"
          className="foot__brief"
          title={texts.runStale}
          aria-label={texts.runStale}
          aria-disabled={!snapshot.cells.some(({ state }) => state === "stale")}
          onClick={() => session.runStale()}
        >
          {texts.runStale}
        </Button>
      ) : null}
      <Button look="quiet" icon="play" className="foot__wide" onClick={() => session.runAll()}>
        {texts.runAll}
      </Button>
      <Button look="quiet" icon="restart" className="foot__wide" onClick={() => void session.restart()}>
        {texts.restart}
      </Button>
      <span className="foot__space" />
      {network === "online" ? null : (
        <span className="foot__note" title={texts.offlineHint[network]} role="status">
          <Icon name="offline" />
          <span>{texts.offline}</span>
        </span>
      )}
      {otherTabs > 0 ? (
        <span className="foot__note foot__wide" title={texts.otherTabs(otherTabs)}>
          <Icon name="screen" />
          <span>+{otherTabs}</span>
          <span className="hidden-text">{texts.otherTabs(otherTabs)}</span>
        </span>
      ) : null}
      <span className={`foot__save foot__save--${save}`} role="status">
        <Icon name={save === "failed" ? "warn" : save === "saving" ? "clock" : "check"} />
        <span>{texts.save[save]}</span>
      </span>
      <Button
        look="quiet"
        icon="panels"
        label={`${texts.panels} (P)`}
        aria-expanded={isBesideOpen}
        aria-controls={isBesideOpen ? "panels" : undefined}
        onClick={onBeside}
      />
      <Button look="quiet" icon="menu" label={`${texts.commands} (Ctrl+Shift+P)`} onClick={() => onPanel("palette")} />
      <Button look="quiet" icon="keyboard" label={`${texts.keys} (?)`} onClick={() => onPanel("keys")} />
    </section>
  );
}

/** What needs the reader's attention, over the bar: a failed save, a kernel that does not answer, a new version. */
export function Notices({ snapshot }: { snapshot: SessionSnapshot }) {
  const texts = useMessages().lab.bar;
  const actions = useActions();
  const { session } = actions;
  const { save, saveError, kernel, newVersion } = snapshot;
  return (
    <div className="notices">
      {kernel === "unresponsive" ? (
        <div className="notice notice--bad" role="alert">
          <Icon name="warn" />
          <p>{texts.unresponsive}</p>
          <Button look="stop" icon="stop" onClick={() => void session.stop()}>
            {texts.stop}
          </Button>
        </div>
      ) : null}
      {kernel === "dead" ? (
        <div className="notice notice--warn" role="alert">
          <Icon name="stop" />
          <p>{texts.dead}</p>
          <Button icon="restart" onClick={() => void session.restart()}>
            {texts.restart}
          </Button>
        </div>
      ) : null}
      {save === "failed" ? (
        <div className="notice notice--bad" role="alert">
          <Icon name="warn" />
          <p>{texts.saveFailed[saveError ?? "unknown"]}</p>
          <Button look="main" icon="download" onClick={() => void downloadWork(actions)}>
            {texts.download}
          </Button>
        </div>
      ) : null}
      <Suspense>{newVersion === "none" ? null : <NewVersionNotice state={newVersion} />}</Suspense>
    </div>
  );
}
