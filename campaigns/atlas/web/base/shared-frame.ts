/* One animation frame of the browser for all that is to be done with the next one: each request of its own would cost. */

type Call = () => void;

/** When, within a frame: what is drawn comes after what decides what is to be drawn. */
export type FrameTurn = "update" | "draw";

/** The calls of the next frame. */
export class SharedFrame {
  private updates: Call[] = [];
  private draws: Call[] = [];
  private requested = false;

  /**
   * @param requestFrame as window.requestAnimationFrame
   * @param report is told what a call throws; the others are called all the same
   */
  constructor(
    private readonly requestFrame: (call: () => void) => unknown = (call) => requestAnimationFrame(call),
    private readonly report: (error: unknown) => void = (error) => reportError(error),
  ) {}

  /** Have something called with the next frame; a drawing that an update asks for, with the same frame. */
  request(call: Call, turn: FrameTurn): void {
    (turn === "draw" ? this.draws : this.updates).push(call);
    this.ask();
  }

  private ask(): void {
    if (this.requested) return;
    this.requested = true;
    this.requestFrame(this.run);
  }

  private readonly run = (): void => {
    const { updates } = this;
    this.updates = [];
    this.callAll(updates);
    const { draws } = this;
    this.draws = [];
    this.requested = false;
    if (this.updates.length) this.ask();
    this.callAll(draws);
  };

  private callAll(calls: Call[]): void {
    for (const call of calls) {
      try {
        call();
      } catch (error) {
        this.report(error);
      }
    }
  }
}

/** That of the page. */
export const nextFrame = new SharedFrame();
