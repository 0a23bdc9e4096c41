/** The edge between two bands of a page, like water on sand. Its colour is the band below. */
export function Wave({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 1440 48" preserveAspectRatio="none" className={`wave ${className}`} aria-hidden="true" focusable="false">
      <path d="M0 30c120-26 240-26 360-4s240 22 360-2 240-26 360-2 240 20 360-6v33H0z" />
    </svg>
  );
}
