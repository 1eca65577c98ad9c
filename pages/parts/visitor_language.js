// Tells the browser which language the page is in, for those who hear it read, for hyphens and typefaces; and has the
// page's address say so where it is not the browser's own.

const KNOWN = ["ru", "ja", "zh"];
const [short] = navigator.language.toLowerCase().split("-");
const OWN = KNOWN.includes(short) ? short : "en";

const writeAddress = (part) => {
  const query = new URLSearchParams(location.search);
  if (part === OWN) query.delete("language");
  else query.set("language", part);
  const written = `${query}`;
  if (written !== location.search.slice(1)) {
    history.replaceState(history.state, "", written ? `?${written}` : location.pathname);
  }
};

export default function ({ data }) {
  document.documentElement.lang = data.language;
  writeAddress(data.part);
}
