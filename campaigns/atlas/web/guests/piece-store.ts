/* The pieces that are here: those that are wanted are loaded, a few at once, and kept as long as there is room. */

/** What is known of a piece before it is here. */
interface Stored {
  readonly bytes: number;
}

/** How much a store loads at once, and keeps. */
export interface StoreLimits {
  /** Requests under way. */
  requests: number;
  /** Bytes of pieces that are kept although no view needs them. */
  bytes: number;
}

export class PieceStore<Piece extends Stored, Content> {
  /** Why pieces did not come. */
  private readonly failures = new Map<Piece, Error>();
  /** Those used last are the last. */
  private readonly kept = new Map<Piece, Content>();
  private readonly loading = new Set<Piece>();
  private wanted: readonly Piece[] = [];
  private wantedLater: readonly Piece[] = [];

  /**
   * @param load gives what a piece has in it
   * @param changed called after a piece came, or failed to
   */
  constructor(
    private readonly load: (piece: Piece) => Promise<Content>,
    private readonly changed: () => void,
    private readonly limits: StoreLimits,
  ) {}

  /** How many pieces are wanted that are neither here nor have failed. */
  get awaited(): number {
    return this.wanted.filter((piece) => this.isMissing(piece)).length;
  }

  /** Why others that are wanted are not here. */
  get failed(): Error[] {
    return this.wanted.flatMap((piece) => this.failures.get(piece) ?? []);
  }

  /** Those that failed. */
  get failedPieces(): Iterable<Piece> {
    return this.failures.keys();
  }

  /** What a piece has in it, if it is here. */
  get(piece: Piece): Content | undefined {
    return this.kept.get(piece);
  }

  /** From now on these are wanted, the first first; and, once they are here, others that may be wanted next. */
  want(pieces: readonly Piece[], later: readonly Piece[] = []): void {
    [this.wanted, this.wantedLater] = [pieces, later];
    for (const piece of pieces) {
      const content = this.kept.get(piece);
      if (content === undefined) continue;
      this.kept.delete(piece);
      this.kept.set(piece, content);
    }
    this.begin();
  }

  /** Load again what failed. */
  retry(): void {
    this.failures.clear();
    this.begin();
  }

  private isMissing(piece: Piece): boolean {
    return !this.kept.has(piece) && !this.failures.has(piece);
  }

  private begin(): void {
    for (const piece of [...this.wanted, ...this.wantedLater]) {
      if (this.loading.size >= this.limits.requests) return;
      if (this.isMissing(piece) && !this.loading.has(piece)) void this.fetch(piece);
    }
  }

  private async fetch(piece: Piece): Promise<void> {
    this.loading.add(piece);
    try {
      this.kept.set(piece, await this.load(piece));
      this.drop();
    } catch (error) {
      this.failures.set(piece, error as Error);
    }
    this.loading.delete(piece);
    this.begin();
    this.changed();
  }

  /** Let go of what was not used for longest. */
  private drop(): void {
    let bytes = 0;
    for (const piece of [...this.kept.keys()].reverse())
      if (!this.wanted.includes(piece) && (bytes += piece.bytes) > this.limits.bytes) this.kept.delete(piece);
  }
}
