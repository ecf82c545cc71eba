/** The name with its logo: a path between two dots. */
export function Wordmark() {
  return (
    <>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="var(--accent)" />
        <path
          d="M8 23c6 0 4-14 16-14"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
        <circle cx="8" cy="23" r="3" fill="var(--on-accent)" />
        <circle cx="24" cy="9" r="3.4" fill="var(--accent)" stroke="var(--on-accent)" strokeWidth="2.4" />
      </svg>
      <span aria-hidden="true">Aulo</span>
    </>
  );
}
