/** What the first and last bytes of a picture tell, before it is decoded. */
export interface ImageFacts {
  readonly format: "png" | "jpeg" | "webp" | "gif";
  readonly width: number;
  readonly height: number;
  /** Does it end as such a file ends? */
  readonly isWhole: boolean;
}

/** What has one of these endings counts as a picture. */
export const isImageName = (name: string): boolean => /\.(png|jpe?g|webp|gif)$/i.test(name);

/** Of a set: a laptop of 4 GB holds them, and the tensor of four times the size that is made of a part of them. */
export const mostPixelBytes = 300_000_000;

/** Of one picture: more would be 400 MB once decoded: a drawing of a wall, or a bomb. */
export const mostPixels = 100_000_000;

/**
 * Reads format and size of a PNG, JPEG, WebP or GIF; null where the bytes are none of them.
 * @see https://www.w3.org/TR/png-3/ https://www.w3.org/Graphics/JPEG/itu-t81.pdf https://developers.google.com/speed/webp/docs/riff_container https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(bytes, view) ?? jpeg(bytes, view) ?? webp(bytes, view) ?? gif(bytes, view);
  } catch (error) {
    // the header itself was cut
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const says = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((sign, i) => bytes[at + i] === sign.charCodeAt(0));

function png(bytes: Uint8Array, view: DataView): ImageFacts | null {
  if (!says(bytes, 1, "PNG\r\n") || bytes[0] !== 0x89) return null;
  const isWhole = says(bytes, bytes.length - 8, "IEND");
  return { format: "png", width: view.getUint32(16), height: view.getUint32(20), isWhole };
}

function gif(bytes: Uint8Array, view: DataView): ImageFacts | null {
  if (!says(bytes, 0, "GIF8")) return null;
  return {
    format: "gif",
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    isWhole: bytes.at(-1) === 0x3b,
  };
}

function webp(bytes: Uint8Array, view: DataView): ImageFacts | null {
  if (!says(bytes, 0, "RIFF") || !says(bytes, 8, "WEBP")) return null;
  const isWhole = view.getUint32(4, true) + 8 <= bytes.length;
  const wide = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (says(bytes, 12, "VP8X")) return { format: "webp", width: 1 + wide(24), height: 1 + wide(27), isWhole };
  if (says(bytes, 12, "VP8L")) {
    const bits = view.getUint32(21, true);
    return { format: "webp", width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff), isWhole };
  }
  const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  return { format: "webp", width, height, isWhole };
}

function jpeg(bytes: Uint8Array, view: DataView): ImageFacts | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // 0xff may be repeated before a marker
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // SOF0 to SOF15 tell the size; 0xc4, 0xc8 and 0xcc among them are tables
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { format: "jpeg", width, height, isWhole: endsAsJpeg(bytes) };
    }
    at += 2 + view.getUint16(at + 2);
  }
}

/** Cameras leave a little behind the end. */
function endsAsJpeg(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - 4096); at--)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}
