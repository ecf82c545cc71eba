const RULES = [
  {
    name: "One step at a time.",
    says: "Aulo looks at all your answers and picks the step that helps you most now. It always says why.",
  },
  {
    name: "“Strong” takes code.",
    says: "Right answers to questions are enough to go on. A concept is strong once you have passed an exercise that uses it, without its last hint.",
  },
  {
    name: "Some goals grow into a project.",
    says: "Between the lessons you build it, milestone by milestone, on your own code. A milestone that passes shows several concepts at once. You can put it off.",
  },
  {
    name: "Run your code as often as you like.",
    says: "An exercise counts only when you pass it or give it up.",
  },
  {
    name: "“I don't know yet” costs little.",
    says: "It is not a wrong answer. It tells Aulo to teach you this.",
  },
  {
    name: "After three rounds, a concept rests.",
    says: "If you do not pass the check of a concept three times, it rests for a day. Meanwhile the path goes on with other concepts if it can.",
  },
  {
    name: "Reviews take at most a third of your steps.",
    says: "They come before you forget, and they never pile up.",
  },
  {
    name: "You can look everything up, and take answers back.",
    says: "Each concept has a page with the evidence for what Aulo believes. You can take an answer back there if it was not yours.",
  },
];

/** The rules of the path, in plain words. */
export function HowItWorks() {
  return (
    <details className="rules">
      <summary>How does this work?</summary>
      <ul className="plain-list stack-s">
        {RULES.map(({ name, says }) => (
          <li key={name}>
            <strong>{name}</strong> {says}
          </li>
        ))}
      </ul>
    </details>
  );
}
