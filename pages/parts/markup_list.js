// Lays out a long list of elements that the page sends as data (see markup.py): text stays text, and only what lists are
// made of is made. Streamlit would clean the same as HTML, which takes a browser most of the time that such a page needs.

const TAGS = new Set(
  "a b br details div em h1 h2 h3 header i img li nav ol p section span strong summary ul".split(" "),
);
const ATTRIBUTES = new Set(
  "alt aria-label class height href id lang loading rel role src style target title width".split(" "),
);
/** Addresses that a link may lead to, and that a picture may have; another is left out. */
const LEADS = /^(?:https?:|\/(?!\/)|#)/;
const DRAWN = /^data:image\//;

/** A picture is drawn once it is about to be seen: hundreds at once take a browser a second. */
class Pictures {
  constructor() {
    this.waiting = new Map();
    const root = document.querySelector("[data-testid=stMain]");
    this.seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) if (isIntersecting) this.draw(target);
      },
      { root, rootMargin: "50%" },
    );
    this.drawAll = () => [...this.waiting.keys()].forEach((picture) => this.draw(picture));
    window.addEventListener("beforeprint", this.drawAll);
  }

  add(picture, address) {
    this.waiting.set(picture, address);
    this.seen.observe(picture);
  }

  draw(picture) {
    this.seen.unobserve(picture);
    picture.src = this.waiting.get(picture);
    this.waiting.delete(picture);
  }

  end() {
    this.seen.disconnect();
    window.removeEventListener("beforeprint", this.drawAll);
  }
}

const setAttribute = (made, name, value, pictures) => {
  if (!ATTRIBUTES.has(name)) throw new Error(`${name} is no attribute of a list`);
  if (name === "src") {
    if (DRAWN.test(value)) pictures.add(made, value);
  } else if (name !== "href" || LEADS.test(value)) {
    made.setAttribute(name, value);
  }
};

/** An element from its tag, its attributes and what is in it: texts and elements. */
const elementOf = ([tag, attributes, ...content], pictures) => {
  if (!TAGS.has(tag)) throw new Error(`${tag} is no element of a list`);
  const made = document.createElement(tag);
  for (const name in attributes) setAttribute(made, name, attributes[name], pictures);
  for (const part of content) made.append(typeof part === "string" ? part : elementOf(part, pictures));
  return made;
};

/** What takes away the list that a place of the page has. */
const ends = new WeakMap();

export default function ({ data, parentElement }) {
  ends.get(parentElement)?.();
  const pictures = new Pictures();
  const room = elementOf(JSON.parse(data), pictures);
  parentElement.append(room);
  const end = () => {
    pictures.end();
    room.remove();
  };
  ends.set(parentElement, end);
  return end;
}
