import { useEffect, useState } from "react";

/** Why somebody came back from a provider without having been signed in, or without its account opening theirs. */
export type ProviderFault =
  | "cancelled"
  | "hasAccount"
  | "noEmail"
  | "otherEmail"
  | "otherAccount"
  | "tooLate"
  | "unproven";

/** What the server, or the provider itself, writes into the address. */
const faults: Readonly<Record<string, ProviderFault>> = {
  access_denied: "cancelled",
  consent_required: "cancelled",
  account_not_linked: "hasAccount",
  account_already_linked_to_different_user: "otherAccount",
  email_does_not_match: "otherEmail",
  email_not_found: "noEmail",
  state_mismatch: "tooLate",
  please_restart_the_process: "tooLate",
};

/** @param search - of the address of the page; `unproven` also for what has no words of its own */
export function providerFaultIn(search: string): ProviderFault | null {
  const code = new URLSearchParams(search).get("error");
  return code === null ? null : (faults[code] ?? "unproven");
}

/** The fault that the page was opened with. It goes from the address: a reload would tell it of another try. */
export function useProviderFault(): ProviderFault | null {
  const [fault] = useState(() => providerFaultIn(location.search));
  useEffect(() => {
    if (fault !== null) history.replaceState(history.state, "", location.pathname);
  }, [fault]);
  return fault;
}
