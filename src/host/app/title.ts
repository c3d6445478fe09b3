import { useEffect } from "react";
import { useMessages } from "../settings/context.tsx";

/**
 * Sets the title of the page: `TF-IDF · Bancada`.
 * @param title - null: what stands inside the page sets it
 */
export function useTitle(title: string | null): void {
  const { brand } = useMessages();
  useEffect(() => {
    if (title !== null) document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
}
