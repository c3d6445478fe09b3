import { useEffect } from "react";
import { useMessages } from "../settings/context.tsx";

/** Sets the title of the page: `TF-IDF · Bancada`. */
export function useTitle(title: string): void {
  const { brand } = useMessages();
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
}
