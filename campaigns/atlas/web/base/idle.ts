/* Work for when the page has nothing else to do: between the steps of the clock, not within them. */

/** Milliseconds after which it is done although the page was never at rest. */
const LONGEST = 250;

/** Wait until the page is at rest; browsers that do not tell (Safari) let it draw once. */
export const idle = (): Promise<void> =>
  new Promise((done) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(() => done(), { timeout: LONGEST });
    else setTimeout(done);
  });
