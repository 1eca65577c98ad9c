/* Images of a document. */

/** The image at an address, which is read from now on. */
export function imageOf(address: string): HTMLImageElement {
  const image = new Image();
  image.src = address;
  return image;
}

/** Waits until an image is read, or found to be unreadable. */
export const loaded = (image: HTMLImageElement): Promise<void> =>
  new Promise((done) => {
    if (image.complete) done();
    image.addEventListener("load", () => done());
    image.addEventListener("error", () => done());
  });
