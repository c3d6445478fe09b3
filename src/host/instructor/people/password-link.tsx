import { useState } from "react";
import * as z from "zod/mini";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { personTexts } from "../../messages/person.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";

const linkSchema = z.object({ link: z.string() });

/** A way back into an account whose password was forgotten, where the server sends no letters. */
export function PasswordLink({ course, member }: PartProps & { readonly member: string }) {
  const texts = usePartTexts(personTexts);
  const { told, run } = useAction();
  const [link, setLink] = useState("");
  const make = async () => {
    const path = `courses/${course}/members/${member}/password-link`;
    const made = await run(() => askClass({ method: "POST", path, schema: linkSchema }), texts.linkMade);
    setLink(made?.value.link ?? "");
  };
  return (
    <section aria-labelledby="person-password">
      <h3 id="person-password">{texts.password}</h3>
      <p className="class__facts">{texts.passwordNote}</p>
      <Button icon="key" onClick={() => void make()}>
        {texts.makeLink}
      </Button>
      <ToldLine told={told} />
      {link === "" ? null : (
        <label className="field">
          <span>{texts.link}</span>
          <input readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        </label>
      )}
    </section>
  );
}
