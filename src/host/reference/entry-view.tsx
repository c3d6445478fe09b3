import type { ReactNode, RefObject } from "react";
import type { ReferenceEntry, ReferenceMember } from "../../shared/reference.ts";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { Icon } from "../components/icon.tsx";
import { HighlightedCode } from "../editor/highlighted-code.tsx";
import { referenceTexts } from "../messages/reference.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { Prose } from "../prose/prose.tsx";
import { OptionTable } from "./option-table.tsx";

/** All that is said of one name. The explanations are in English, and say so to a screen reader. */
export function EntryView({
  entry,
  heading,
}: {
  entry: ReferenceEntry;
  heading: RefObject<HTMLHeadingElement | null>;
}) {
  const texts = usePartTexts(referenceTexts);
  const { module, name, kind, signature, text, example, returns, see } = entry;
  const importIt = `import {${name}} from "bancada/${module}";`;
  return (
    <article>
      <p className="reference__back">
        <Link href={linkTo({ page: "reference", at: "" })}>
          <Icon name="back" /> {texts.allNames}
        </Link>
      </p>
      <p className="reference__kind">
        bancada/{module} · {texts.kinds[kind]}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {name}
      </h1>
      {kind === "type" ? null : <Code text={importIt} label={texts.importIt} />}
      <Code text={signature} />
      <English text={text} />
      <Part title={texts.parameters} shown={entry.parameters.length > 0}>
        <NamedTexts items={entry.parameters} />
      </Part>
      <Part title={kind === "type" ? texts.fields : texts.options} shown={entry.options.length > 0}>
        <OptionTable options={entry.options} isType={kind === "type"} />
      </Part>
      <Part title={texts.returns} shown={returns !== ""}>
        <English text={returns} />
      </Part>
      <Part title={texts.errors} shown={entry.throws.length > 0}>
        <Texts items={entry.throws} />
      </Part>
      <Part title={texts.example} shown={example !== ""}>
        <Code text={example} />
      </Part>
      <Part title={texts.members} shown={entry.members.length > 0}>
        {entry.members.map((member) => (
          <MemberView key={member.name} member={member} />
        ))}
      </Part>
      <Part title={texts.see} shown={see.length > 0}>
        <ul className="reference__see">
          {see.map((item) => (
            <li key={item}>
              {/^https:\/\/\S+$/.test(item) ? (
                <a href={item} target="_blank" rel="noreferrer">
                  {item.replace("https://", "")}
                </a>
              ) : (
                <English text={item} />
              )}
            </li>
          ))}
        </ul>
      </Part>
      <p className="reference__note">{texts.inEnglish}</p>
    </article>
  );
}

function Part({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null;
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function MemberView({ member }: { member: ReferenceMember }) {
  const texts = usePartTexts(referenceTexts);
  return (
    <section className="reference__member">
      <h3>
        <code>{member.name}</code>
      </h3>
      <Code text={member.signature} />
      <English text={member.text} />
      <NamedTexts items={member.parameters} />
      {member.throws.length > 0 ? (
        <>
          <h4>{texts.errors}</h4>
          <Texts items={member.throws} />
        </>
      ) : null}
    </section>
  );
}

function Code({ text, label }: { text: string; label?: string }) {
  return (
    <figure className="reference__code" aria-label={label}>
      <HighlightedCode text={text} mode="ts" />
    </figure>
  );
}

const English = ({ text }: { text: string }) =>
  text ? (
    <div lang="en">
      <Prose text={text} />
    </div>
  ) : null;

function NamedTexts({ items }: { items: readonly { readonly name: string; readonly text: string }[] }) {
  if (items.length === 0) return null;
  return (
    <dl className="reference__named">
      {items.map(({ name, text }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <English text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Texts = ({ items }: { items: readonly string[] }) => (
  <ul className="reference__texts">
    {items.map((text) => (
      <li key={text}>
        <English text={text} />
      </li>
    ))}
  </ul>
);
