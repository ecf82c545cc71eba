import type { ReactNode } from "react";

export function Section({ title, says, children }: { title: string; says?: string; children?: ReactNode }) {
  return (
    <section className="setting stack" aria-label={title}>
      <header className="stack-s">
        <h2>{title}</h2>
        {says !== undefined && <p className="soft">{says}</p>}
      </header>
      {children}
    </section>
  );
}
