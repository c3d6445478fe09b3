import { ownImagesTexts } from "../messages/own-images.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import type { ImageCounts } from "./survey-images.ts";

/** More are counted, and not shown. */
const shownClasses = 200;

/** How many pictures each class has, in each part of the set. */
export function ClassCounts({ counts: { classes, splits } }: { readonly counts: ImageCounts }) {
  const texts = usePartTexts(ownImagesTexts);
  const { format } = useMessages();
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is higher than its place is scrolled by keyboard too
    <section className="own-files__table" tabIndex={0} aria-label={texts.perClass}>
      <table>
        <caption>{texts.perClass}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.className}</th>
            {splits.map((split) => (
              <th key={split} scope="col">
                {split || texts.images}
              </th>
            ))}
            {splits.length > 1 ? <th scope="col">{texts.total}</th> : null}
          </tr>
        </thead>
        <tbody>
          {classes.slice(0, shownClasses).map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name || texts.noClass}</th>
              {splits.map((split, at) => (
                <td key={split} className="own-files__number">
                  {format.number(counts[at] ?? 0)}
                </td>
              ))}
              {splits.length > 1 ? <td className="own-files__number">{format.number(sum(counts))}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {classes.length > shownClasses ? <p>{texts.moreClasses(classes.length - shownClasses)}</p> : null}
    </section>
  );
}
