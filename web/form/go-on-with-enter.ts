// Enter in a form.

/** Enter goes on to the next control, as phones' keyboards promise; it never sends the form by accident. */
export function goOnWithEnter(event: KeyboardEvent & { currentTarget: HTMLFormElement }): void {
  const target = event.target as HTMLElement;
  if (event.key !== "Enter" || event.isComposing || target.tagName !== "INPUT") return;
  event.preventDefault();
  const controls = Array.from(
    event.currentTarget.querySelectorAll<HTMLElement>(
      ".form-fields input, .form-fields select, .form-fields textarea, .form-fields button, .form-bar .next",
    ),
  );
  controls[controls.indexOf(target) + 1]?.focus();
}
