import { writeStorage } from "../../browser-storage.ts";
import { Section } from "../../ui/Section.tsx";
import { useLocalStorage } from "../../ui/use-local-storage.ts";

const NAME = "aulo.theme";
const THEMES = [
  { value: null, name: "Same as the system" },
  { value: "light", name: "Light" },
  { value: "dark", name: "Dark" },
];

export function AppearanceSection() {
  const chosen = useLocalStorage(NAME);
  const choose = (value: string | null) => {
    writeStorage(NAME, value);
    if (value === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
  };
  return (
    <Section title="Appearance">
      <fieldset className="row">
        <legend className="unseen">Theme</legend>
        {THEMES.map(({ value, name }) => (
          <label key={name} className="tick">
            <input type="radio" name="theme" checked={chosen === value} onChange={() => choose(value)} />{" "}
            {name}
          </label>
        ))}
      </fieldset>
    </Section>
  );
}
