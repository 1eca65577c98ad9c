// Tells of each press of the button that saves the map, by a text that tells it from every other. It is a state, not a
// trigger: a trigger goes with one message, which the server may drop; see presses.py.

export default function ({ data, setStateValue }) {
  const onClick = (event) => {
    const button = event.target instanceof Element ? event.target.closest(`.${CSS.escape(data.button)} button`) : null;
    if (button) setStateValue("pressed", [`${Date.now()} ${Math.random()}`]);
  };
  document.addEventListener("click", onClick);
  return () => document.removeEventListener("click", onClick);
}
