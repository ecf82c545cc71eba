import { LIMITS } from "@aulo/contract";
import { TextField } from "../../ui/TextField.tsx";

export function EmailField({ label = "E-mail" }: { label?: string }) {
  return (
    <TextField
      label={label}
      name="email"
      type="email"
      autoComplete="email"
      required
      maxLength={LIMITS.emailChars}
    />
  );
}

/** The password that the account has. */
export function PasswordField({ label = "Password" }: { label?: string }) {
  return (
    <TextField
      label={label}
      name="current"
      type="password"
      autoComplete="current-password"
      required
      maxLength={LIMITS.passwordChars}
    />
  );
}

export function NewPasswordField({ label = "New password" }: { label?: string }) {
  return (
    <TextField
      label={label}
      hint={`At least ${LIMITS.passwordLeastChars} characters. A few words that only you would put together are a good one.`}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={LIMITS.passwordLeastChars}
      maxLength={LIMITS.passwordChars}
    />
  );
}

/** Texts of a form's fields, by name; empty for a field that it does not have. */
export function readForm(form: HTMLFormElement): (name: string) => string {
  const data = new FormData(form);
  return (name) => String(data.get(name) ?? "");
}
