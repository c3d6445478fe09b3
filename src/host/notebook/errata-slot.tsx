import { Suspense } from "react";
import { part } from "../components/part.tsx";
import type { ErrataHereProps } from "../errata/errata-here.tsx";
import { deviceAccount } from "../storage/device-account.ts";

const ErrataHere = part(async () => (await import("../errata/errata-here.tsx")).ErrataHere);

/** Where errata stand, for who belongs to a class. */
export const ErrataSlot = (props: ErrataHereProps) =>
  deviceAccount() ? (
    <Suspense>
      <ErrataHere {...props} />
    </Suspense>
  ) : null;
