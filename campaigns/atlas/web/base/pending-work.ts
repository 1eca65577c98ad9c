/* What is still under way after a change: frames to be painted, animations of the map, counts. Once nothing is, the map has
   settled. */

/** What a piece of work is known by: a name, or the object that does it. */
export type Work = string | object;

/** Calls a function once the frame that is being made is on the screen: layout is done, and size observers have been told. */
export type AfterFrame = (call: () => void) => void;

/** A message to oneself is delivered after the frame in whose animation callbacks it was sent, and costs less than a timer. */
function messageAfterFrame(): AfterFrame {
  const { port1, port2 } = new MessageChannel();
  const calls: (() => void)[] = [];
  port1.onmessage = () => calls.shift()?.();
  return (call) => {
    calls.push(call);
    port2.postMessage(null);
  };
}

/** The work that is under way. */
export class PendingWork {
  private readonly works = new Set<Work>();
  private checking = false;
  private atRest = false;
  private wasAtRest = false;

  /**
   * @param onSettled called each time the last piece of work has ended and the frame after it has begun no other
   * @param afterFrame see AfterFrame
   */
  constructor(
    private readonly onSettled: () => void,
    private readonly afterFrame: AfterFrame = messageAfterFrame(),
  ) {}

  /** Whether all that the last change caused is drawn. */
  get settled(): boolean {
    return this.atRest;
  }

  /** Whether that has been so at least once. */
  get hasSettled(): boolean {
    return this.wasAtRest;
  }

  /** A piece of work begins; one that is under way already goes on. */
  begin(work: Work): void {
    this.atRest = false;
    this.works.add(work);
  }

  /** A piece of work is done, or given up; of one that is not under way nothing happens. */
  end(work: Work): void {
    if (!this.works.delete(work) || this.works.size || this.checking) return;
    this.checking = true;
    this.afterFrame(this.check);
  }

  private readonly check = (): void => {
    this.checking = false;
    if (this.works.size) return;
    this.atRest = true;
    this.wasAtRest = true;
    this.onSettled();
  };
}
