/** Decodes one picture, stretched to a size, as bytes of red, green, blue and opacity. */
export type Decode = (blob: Blob, width: number, height: number) => Promise<Uint8ClampedArray>;

/** The browser's own decoders; of an animation the first picture. Turned as the camera says; transparent stays transparent. */
export function browserDecoder(): Decode {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("OffscreenCanvas has no 2d context");
  return async (blob, width, height) => {
    const bitmap = await createImageBitmap(blob, { resizeWidth: width, resizeHeight: height, resizeQuality: "medium" });
    try {
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
      context.clearRect(0, 0, width, height);
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, width, height).data;
    } finally {
      bitmap.close();
    }
  };
}

/**
 * Puts a picture's pixels in their place, with 1 (grey), 3 or 4 values each. What is transparent lies on white, as on
 * paper, unless opacity is asked for. Grey is Pillow's: 299/1000, 587/1000 and 114/1000 of red, green and blue.
 * @see https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.Image.convert
 */
export function putPixels(rgba: Uint8ClampedArray, channels: 1 | 3 | 4, pixels: Uint8Array, from: number): void {
  if (channels === 4) {
    pixels.set(rgba, from);
    return;
  }
  for (let i = 0, at = from; i < rgba.length; i += 4, at += channels) {
    const opacity = rgba[i + 3] ?? 255;
    const onWhite = (value = 0) => Math.round((value * opacity + 255 * (255 - opacity)) / 255);
    const [red, green, blue] = [onWhite(rgba[i]), onWhite(rgba[i + 1]), onWhite(rgba[i + 2])];
    if (channels === 1) {
      pixels[at] = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    } else {
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }
}
