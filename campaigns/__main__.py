import os, re
from pathlib import Path
from campaigns import catalogue, bibliography

def main():
    parts = [bibliography.FILE, *sorted((bibliography.FILE.parent/'sources').glob('*.bib'))]
    joined = Path('/tmp/joined')/'campaigns'; joined.mkdir(parents=True, exist_ok=True)
    seen=set(); out=[]
    for p in parts:
        for block in re.split(r'(?m)^(?=@)', p.read_text()):
            m=re.match(r'@\w+\{([^,\s]+),',block)
            if m and m[1].lower() in seen: print(f'NOTE {p}: key {m[1]} already in another bib file (ignored here)'); continue
            if m: seen.add(m[1].lower())
            out.append(block)
    f=joined/f'sources{os.getpid()}.bib'; f.write_text('\n'.join(out))
    c = catalogue.load(sources=f)
    for p in c.problems: print(p)
    print(len(c.dossiers),'dossiers', sum(len(d.axes) for d in c.dossiers.values()),'axes', len(c.places),'places',len(c.sources),'sources',len(c.problems),'problems')
    f.unlink()
main()
