"""Pages that lay the map out but do not paint it, for tests that ask where things stand and not how they look.

All that paints the map is run but for the last step, the browser's own, which takes a third of the processor time.
Canvases smaller than so many pixels are drawn on as ever: what is measured or looked up is drawn on such. Whoever reads
what was painted on a larger one is told that nothing was.
"""

LEAST = 100_000
"""Pixels from which on a canvas is not painted."""

SCRIPT = """(() => {
  const { prototype } = CanvasRenderingContext2D;
  const isLarge = ({ width, height }) => width * height >= LEAST;
  const replace = (owner, name, made) => { owner[name] = made(owner[name]); };
  for (const name of ["fill", "fillRect", "stroke", "fillText", "strokeText", "drawImage"])
    replace(prototype, name, (draw) => function (...given) {
      if (!isLarge(this.canvas)) draw.apply(this, given);
    });
  const refuse = (canvas) => {
    if (isLarge(canvas)) throw new Error("this page paints nothing: open it with painted=True");
  };
  replace(prototype, "getImageData", (read) => function (...given) {
    refuse(this.canvas);
    return read.apply(this, given);
  });
  replace(HTMLCanvasElement.prototype, "toDataURL", (read) => function (...given) {
    refuse(this);
    return read.apply(this, given);
  });
})();""".replace("LEAST", str(LEAST))
"""Runs in each document of the page before all others."""
