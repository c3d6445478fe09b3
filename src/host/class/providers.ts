import { useEffect, useState } from "react";
import * as z from "zod/mini";
import { askClass } from "./class-server.ts";

export const providerId = z.enum(["microsoft", "github", "oidc"]);
const aboutSchema = z.object({ providers: z.array(z.object({ id: providerId, name: z.string() })) });
export type Provider = z.infer<typeof aboutSchema>["providers"][number];

/** Where else people can sign in to this server; empty until it has answered. */
export function useProviders(): readonly Provider[] {
  const [providers, setProviders] = useState<readonly Provider[]>([]);
  useEffect(() => {
    let here = true;
    void askClass({ path: "server", schema: aboutSchema }).then((answer) => {
      if (here && answer.ok) setProviders(answer.value.providers);
    });
    return () => {
      here = false;
    };
  }, []);
  return providers;
}
