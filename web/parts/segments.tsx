// A choice of views beside each other; each is an address of its own, so that going back works.
export type Segment = { title: string; href: string; current: boolean };

export const Segments = ({ label, items }: { label: string; items: Segment[] }) => (
  <nav class="segments" aria-label={label}>
    {items.map((it) => (
      <a key={it.href} href={it.href} aria-current={it.current ? "page" : undefined}>
        {it.title}
      </a>
    ))}
  </nav>
);
