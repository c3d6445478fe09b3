import { Icon } from "../components/icon.tsx";

/** What came of an action: good news are spoken when there is time, refusals at once. */
export interface Told {
  readonly text: string;
  readonly isRefusal: boolean;
}

export const nothingTold: Told = { text: "", isRefusal: false };

export function ToldLine({ told }: { told: Told }) {
  return (
    <>
      <p role="status" className="class__told">
        {told.isRefusal ? "" : told.text}
      </p>
      <p role="alert" className="class__told class__told--refused">
        {told.isRefusal && told.text !== "" ? (
          <>
            <Icon name="warn" /> {told.text}
          </>
        ) : null}
      </p>
    </>
  );
}
