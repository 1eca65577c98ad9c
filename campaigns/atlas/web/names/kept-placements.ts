/* How the labels of a view were placed, by what was to be placed: when one goes to and fro between days, or plays them
   again, nothing is measured and no room is looked for a second time. */

/** Placements that are kept at most. */
const MOST = 200;

export class KeptPlacements<Placement> {
  private view = "";
  private readonly kept = new Map<string, Placement>();

  /** Forget all: what lies under the labels has changed. */
  forget(): void {
    this.kept.clear();
  }

  /**
   * How the labels are placed.
   * @param view text that is another for every other view: of others nothing is kept
   * @param key text that is another for all else that labels are placed by
   * @param place places them where it is not known
   */
  on(view: string, key: string, place: () => Placement): Placement {
    if (view !== this.view) this.forget();
    this.view = view;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    if (this.kept.size >= MOST) this.forget();
    const placement = place();
    this.kept.set(key, placement);
    return placement;
  }
}
