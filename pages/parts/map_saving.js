// Saves a file that the page sends: a line of JSON with its name and what tells it from others, and the file, zipped. It
// is saved once, however often the page is run again, and then told of.

const saved = new Set();
/** Milliseconds for which a browser may take its time to write the file. */
const PATIENCE = 60_000;

const save = (file, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
};

export default function ({ data, setTriggerValue }) {
  const end = data.indexOf("\n".charCodeAt(0));
  const { token, name, type } = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
  if (saved.has(token)) return;
  saved.add(token);
  const unpacked = new Blob([data.subarray(end + 1)]).stream().pipeThrough(new DecompressionStream("gzip"));
  new Response(unpacked, { headers: { "Content-Type": type } }).blob().then((file) => {
    save(file, name);
    setTriggerValue("saved", token);
  });
}
