import { useState } from "react";
import * as z from "zod/mini";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { useAsked } from "../instructor/use-asked.ts";
import { classTexts } from "../messages/class.ts";
import { providerTexts } from "../messages/provider.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { askClass } from "./class-server.ts";
import type { ProviderFault } from "./provider-fault.ts";
import { type Provider, providerId, useProviders } from "./providers.ts";
import { nothingTold, type Told, ToldLine } from "./told.tsx";

const ownSchema = z.array(providerId);

/**
 * Which of the server's providers open one's account, and letting another do so; nothing where the server has none.
 * @param fault - of a try from which one comes back
 */
export default function OwnProviders({ fault }: { fault: ProviderFault | null }) {
  const texts = usePartTexts(providerTexts);
  const { later } = usePartTexts(classTexts);
  const providers = useProviders();
  const [own] = useAsked("account/providers", ownSchema);
  const [told, setTold] = useState<Told>(nothingTold);
  if (providers.length === 0 || !own?.ok) return null;
  const add = async (provider: Provider["id"]) => {
    const schema = z.object({ url: z.url() });
    const answer = await askClass({ method: "POST", path: "account/providers", json: { provider }, schema });
    if (answer.ok) location.assign(answer.value.url);
    else setTold({ text: answer.why === "later" ? later : answer.text, isRefusal: true });
  };
  return (
    <section aria-labelledby="class-providers">
      <h2 id="class-providers">{texts.title}</h2>
      {fault === null ? null : (
        <p role="alert" className="note note--warn">
          <Icon name="warn" />
          <span>{texts[fault]}</span>
        </p>
      )}
      {providers.map(({ id, name }) =>
        own.value.includes(id) ? (
          <p key={id}>{texts.opens(name)}</p>
        ) : (
          <p key={id}>
            <Button onClick={() => void add(id)}>{texts.add(name)}</Button>
          </p>
        ),
      )}
      <p className="class__facts">{texts.sameEmail}</p>
      <ToldLine told={told} />
    </section>
  );
}
