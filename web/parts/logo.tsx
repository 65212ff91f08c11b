// The product's mark: a grid, one field of it done.
export const Mark = ({ size = 32 }: { size?: number }) => (
  <span class="mark" style={{ width: `${size}px`, height: `${size}px`, borderRadius: `${size * 0.28}px` }}>
    <svg
      viewBox="0 0 24 24"
      width={size * 0.66}
      height={size * 0.66}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      aria-hidden="true"
    >
      <path d="M4 4h6.500v6.500H4zM13.5 4H20v6.500h-6.500zM4 13.500h6.500V20H4z" stroke-linejoin="round" />
      <path d="M13.5 17l2.5 2.5 4.5-5" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  </span>
);
