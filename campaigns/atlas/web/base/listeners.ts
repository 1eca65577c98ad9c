/* Functions that are called when something happens, by the name of what happens. */

/** Listeners to named events; each is called with one value. */
export class Listeners<Name extends string, Value> {
  private readonly byName = new Map<string, ((value: Value) => void)[]>();

  /** Call a function each time something happens, after those that were added before it. */
  add(name: Name, listener: (value: Value) => void): void {
    const known = this.byName.get(name);
    if (known) known.push(listener);
    else this.byName.set(name, [listener]);
  }

  /** Call the listeners to a name; an error of one is reported to the page and keeps nothing from the others. */
  call(name: Name, value: Value): void {
    this.byName.get(name)?.forEach((listener) => {
      try {
        listener(value);
      } catch (error) {
        reportError(error);
      }
    });
  }
}
