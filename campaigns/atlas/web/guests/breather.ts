/* Long work in short stretches, between which the page answers. */

/** Milliseconds of work at a stretch: less than a frame. */
const STRETCH = 12;

export class Breather {
  private began = performance.now();

  /** Whether it is time for a rest: asked for each piece of work. */
  get due(): boolean {
    return performance.now() - this.began > STRETCH;
  }

  /** Let the page draw and answer. */
  async rest(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    this.began = performance.now();
  }
}
