import type { Calibration } from "../../grading/progress.ts";
import { progressTexts } from "../messages/progress.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";

const barHeight = 26;
const rowHeight = 44;
const barWidth = 300;

/** How often predictions were right, by how sure the student said they were: a drawing, and its numbers beside it. */
export function CalibrationView({ calibration }: { calibration: readonly Calibration[] }) {
  const { format } = useMessages();
  const texts = usePartTexts(progressTexts);
  const rate = ({ given, right }: Calibration) => (given === 0 ? texts.noneGiven : format.percent(right / given));
  const any = calibration.some(({ given }) => given > 0);
  return (
    <section aria-labelledby="calibration">
      <h2 id="calibration">{texts.calibrationTitle}</h2>
      <p>{any ? texts.calibrationText : texts.calibrationEmpty}</p>
      {any ? (
        <div className="calibration">
          <svg
            className="calibration__chart"
            viewBox={`0 0 ${barWidth} ${rowHeight * calibration.length}`}
            role="img"
            aria-label={texts.chart(calibration.map((row) => `${texts.certainty[row.certainty]} ${rate(row)}`))}
          >
            {calibration.map((row, at) => (
              <g key={row.certainty} transform={`translate(0 ${at * rowHeight})`}>
                <text y="12">{texts.certainty[row.certainty]}</text>
                <rect className="calibration__all" y="17" width={barWidth} height={barHeight - 6} />
                <rect
                  className="calibration__right"
                  y="17"
                  width={row.given === 0 ? 0 : (barWidth * row.right) / row.given}
                  height={barHeight - 6}
                />
              </g>
            ))}
          </svg>
          <table className="progress__table">
            <thead>
              <tr>
                <th scope="col">{texts.certaintyHead}</th>
                <th scope="col">{texts.given}</th>
                <th scope="col">{texts.right}</th>
                <th scope="col">{texts.rate}</th>
              </tr>
            </thead>
            <tbody>
              {calibration.map((row) => (
                <tr key={row.certainty}>
                  <th scope="row">{texts.certainty[row.certainty]}</th>
                  <td data-label={texts.given}>{format.number(row.given)}</td>
                  <td data-label={texts.right}>{format.number(row.right)}</td>
                  <td data-label={texts.rate}>{rate(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
