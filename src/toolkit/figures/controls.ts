import { element } from "./elements.ts";

/** An input of `Inputs`: an element with a value. */
export type Input = HTMLElement & { value: unknown };

/** Names the slider of `Inputs.range`, whose own label belongs to the number beside it. */
export function labelled<T extends HTMLElement>(input: T, label: string): T {
  input.querySelector("[type=range]")?.setAttribute("aria-label", label);
  return input;
}

/** An input with ready values below it, each a button. Its value is the input's. */
export function withChoices(input: Input, { name, choices }: { name: string; choices: readonly string[] }): Input {
  const buttons = choices.map((choice) => {
    const button = element("button", { type: "button" }, choice);
    button.addEventListener("click", () => {
      input.value = choice;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return button;
  });
  const group = element("div", { class: "fig-choices", role: "group", "aria-label": name }, ...buttons);
  return Object.defineProperty(element("div", { class: "fig" }, input, group) as Input, "value", {
    get: () => input.value,
    set: (value: unknown) => {
      input.value = value;
    },
  });
}
