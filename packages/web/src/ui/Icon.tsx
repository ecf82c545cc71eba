const SHAPES = {
  right: <path d="M4.5 12.5l5 5 10-11" />,
  wrong: <path d="M6 6l12 12M18 6L6 18" />,
  run: <path d="M7 4.5v15l12-7.5z" fill="currentColor" />,
  stop: <rect x="6" y="6" width="12" height="12" rx="1.5" fill="currentColor" />,
  up: <path d="M12 19V5m-6 6l6-6 6 6" />,
  down: <path d="M12 5v14m-6-6l6 6 6-6" />,
  next: <path d="M5 12h14m-6-6l6 6-6 6" />,
  edit: <path d="M4 20l1-4L16.5 4.5l3 3L8 19z" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="M15 15l5 5" />
    </>
  ),
  back: <path d="M9 7l-5 5 5 5m-5-5h11a5 5 0 0 1 0 10h-3" />,
} as const;

/** A decorative icon beside words, hidden from screen readers. */
export function Icon({ name }: { name: keyof typeof SHAPES }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SHAPES[name]}
    </svg>
  );
}
