import { createContext, useContext, useId, type ChangeEvent, type ReactNode } from "react";

export type Answers = { [name: string]: string | string[] };

interface Form {
  answers: Answers;
  set: (name: string, value: string | string[]) => void;
}

/** The answers are the state of the app; every control shows what is in it. */
export const FormContext = createContext<Form>({ answers: {}, set: () => undefined });

interface FieldProps {
  name: string;
  label: string;
  required?: boolean;
}

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

function useField(name: string) {
  const { answers, set } = useContext(FormContext);
  return {
    id: useId(),
    name,
    value: (answers[name] as string | undefined) ?? "",
    onChange: (event: Typed) => set(name, event.target.value),
  };
}

export function TextField({ name, label, required, type = "text" }: FieldProps & { type?: string }) {
  const field = useField(name);
  return (
    <div className="field">
      <label htmlFor={field.id}>{label}</label>
      <input type={type} required={required} {...field} />
    </div>
  );
}

export function TextArea({ name, label }: FieldProps) {
  const field = useField(name);
  return (
    <div className="field">
      <label htmlFor={field.id}>{label}</label>
      <textarea rows={3} {...field} />
    </div>
  );
}

export type Options = readonly (readonly [value: string, label: string])[];

export function Select({ name, label, options }: FieldProps & { options: Options }) {
  const field = useField(name);
  return (
    <div className="field">
      <label htmlFor={field.id}>{label}</label>
      <select {...field}>
        <option value="">Choose</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

export function Radios({ name, label, options }: FieldProps & { options: Options }) {
  const { value, onChange } = useField(name);
  return (
    <Group label={label}>
      {options.map(([option, label]) => (
        <label key={option}>
          <input type="radio" name={name} value={option} checked={value === option} onChange={onChange} /> {label}
        </label>
      ))}
    </Group>
  );
}

export function Checkboxes({ name, label, options }: FieldProps & { options: Options }) {
  const { answers, set } = useContext(FormContext);
  const ticked = (answers[name] as string[] | undefined) ?? [];
  const toggle = (value: string, isTicked: boolean) =>
    set(name, isTicked ? [...ticked, value] : ticked.filter((other) => other !== value));
  return (
    <Group label={label}>
      {options.map(([option, label]) => (
        <label key={option}>
          <input
            type="checkbox"
            name={name}
            value={option}
            checked={ticked.includes(option)}
            onChange={(event) => toggle(option, event.target.checked)}
          />{" "}
          {label}
        </label>
      ))}
    </Group>
  );
}
