import { useMemo, useRef, useState, type FormEvent } from "react";

import { options } from "./consent";
import { Checkboxes, FormContext, Radios, Select, TextArea, TextField, type Answers, type Options } from "./Fields";
import { useReferralConsent } from "./useReferralConsent";

const yesNo: Options = [
  ["yes", "Yes"],
  ["no", "No"],
];

const people: Options = [
  ["self", "The child or young person"],
  ["parent", "A parent"],
  ["carer", "A carer"],
  ["local-authority", "The local authority"],
  ["other", "Someone else"],
];

export function Referral({ sent }: { sent: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const payload = useReferralConsent(form, options);
  const [answers, setAnswers] = useState<Answers>({ date: "2026-11-23" });
  const [recipients, setRecipients] = useState([1]);
  const context = useMemo(
    () => ({
      answers,
      set: (name: string, value: string | string[]) => setAnswers((before) => ({ ...before, [name]: value })),
    }),
    [answers],
  );

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const body = JSON.stringify({ ...answers, "referral-consent": JSON.stringify(payload.current) });
    const { ok } = await fetch("/send", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (ok) sent();
  };

  return (
    <FormContext value={context}>
      <form ref={form} onSubmit={send}>
        <h2>The child</h2>
        <TextField name="childName" label="Child’s name" required />
        <TextField name="dateOfBirth" label="Date of birth" type="date" />

        <h2>You</h2>
        <TextField name="referrerName" label="Your name" />
        <TextField name="referrerRole" label="Your role" />
        <TextField name="referrerOrganisation" label="Your charity" />
        <TextField name="referrerContact" label="Phone or email" />
        <TextField name="date" label="Date of this referral" type="date" />

        <h2>What has happened</h2>
        <Radios name="lifeAtRisk" label="Is a life at risk now?" options={yesNo} />
        <TextArea name="worried" label="What are you worried about?" />
        <TextArea name="workingWell" label="What is working well?" />
        <Radios
          name="level"
          label="How serious is it?"
          options={[
            ["early-help", "Early help"],
            ["child-in-need", "Child in need"],
            ["child-protection", "Child protection"],
          ]}
        />

        <h2>Telling the family</h2>
        <Radios name="noticeGiven" label="Was the privacy notice given?" options={yesNo} />
        {answers["noticeGiven"] === "yes" && (
          <TextField name="noticeGivenOn" label="When was the notice given?" type="date" />
        )}
        {answers["noticeGiven"] === "no" && <TextArea name="withheldReason" label="Why was it not given?" />}
        {answers["noticeGiven"] !== undefined && (
          <>
            <Radios name="noticeGivenTo" label="Who was told?" options={people} />
            <Checkboxes
              name="explained"
              label="What was explained in person?"
              options={[
                ["why", "Why"],
                ["what", "What"],
                ["how", "How"],
                ["with-whom", "With whom"],
              ]}
            />
          </>
        )}

        <h2>Consent</h2>
        <Radios name="sought" label="Did you ask for consent?" options={yesNo} />
        {answers["sought"] === "yes" && (
          <>
            <Radios
              name="outcome"
              label="What did they say?"
              options={[
                ["agreed", "They agreed"],
                ["refused", "They refused"],
                ["waiting", "No answer yet"],
              ]}
            />
            <TextField name="decidedOn" label="When did they decide?" type="date" />
            <Select
              name="method"
              label="How did they agree?"
              options={[
                ["written", "In writing"],
                ["verbal", "In speech"],
                ["electronic", "Electronically"],
              ]}
            />
            <Radios name="decidedBy" label="Who decided?" options={people} />
            <TextField name="decidedByName" label="Their name" />
            <Radios name="holdsPr" label="Do they hold PR?" options={[...yesNo, ["unknown", "Not known"]]} />
            <Select
              name="courtOrder"
              label="Which court order gives them PR?"
              options={[
                ["none", "None"],
                ["special-guardianship", "Special guardianship order"],
                ["care-order", "Care order"],
              ]}
            />
            <TextArea name="exceptionalReason" label="Why does a child under 16 decide?" />
            <Radios name="capacityConsidered" label="Did you consider capacity?" options={yesNo} />
            <Select
              name="capacity"
              label="Do they have capacity?"
              options={[
                ["has-capacity", "Yes"],
                ["lacks-capacity", "No"],
                ["in-doubt", "In doubt"],
              ]}
            />
            <TextArea name="capacityReason" label="Why do you think so?" />
            <TextArea name="refusalReason" label="What reason did they give?" />
          </>
        )}

        <h2>What is shared</h2>
        <Checkboxes
          name="information"
          label="What do you share?"
          options={[
            ["identity", "Names, dates of birth and addresses"],
            ["concerns", "Safeguarding concerns"],
          ]}
        />
        {recipients.map((number) => (
          <div key={number} className="recipient">
            <h3>Recipient {number}</h3>
            <Select
              name={`sharing[${number}][recipient]`}
              label={`Who gets it (${number})?`}
              options={[
                ["childrens-social-care", "Children’s social care"],
                ["police", "Police"],
              ]}
            />
            <Select
              name={`sharing[${number}][purpose]`}
              label={`What for (${number})?`}
              options={[
                ["safeguarding", "To keep the child safe"],
                ["wellbeing", "To improve wellbeing"],
              ]}
            />
            <Checkboxes
              name={`sharing[${number}][what]`}
              label={`What do they get (${number})?`}
              options={[
                ["identity", "Names, dates of birth and addresses"],
                ["concerns", "Safeguarding concerns"],
              ]}
            />
          </div>
        ))}
        <button type="button" onClick={() => setRecipients([...recipients, recipients.length + 1])}>
          Add a recipient
        </button>

        <h2>Without consent</h2>
        <Radios
          name="ground"
          label="On what ground?"
          options={[
            ["harm-if-sought", "Asking would put the child at risk of significant harm"],
            ["refused-and-escalating", "They refused, and it gets worse"],
            ["aims-compromised", "Asking would work against keeping children safe"],
            ["response-required", "A response is required"],
          ]}
        />
        <Checkboxes
          name="escalation"
          label="What gets worse?"
          options={[
            ["need", "Need"],
            ["risk", "Risk"],
            ["harm", "Harm"],
          ]}
        />
        <TextArea name="escalationDetail" label="How does it get worse?" />
        <TextArea name="rationale" label="Your reasons for going on without consent" />
        <Radios
          name="decision"
          label="Who decides to go on without consent?"
          options={[
            ["us", "We have decided"],
            ["council", "We ask the council to decide"],
          ]}
        />
        {answers["decision"] !== "council" && (
          <>
            <TextField name="overrideBy" label="Who decided it?" />
            <TextField name="overrideByRole" label="Their role" />
            <TextField name="overrideOn" label="On which day?" type="date" />
          </>
        )}

        <h2>Necessary, proportionate, relevant</h2>
        <Select
          name="lawfulBasis"
          label="Lawful basis"
          options={[
            ["recognised-legitimate-interest", "Recognised legitimate interest"],
            ["vital-interests", "Vital interests"],
          ]}
        />
        <Radios name="necessary" label="Is it necessary?" options={yesNo} />
        <TextArea name="necessaryWhy" label="Why is it necessary?" />
        <Radios name="proportionate" label="Is it proportionate?" options={yesNo} />
        <TextArea name="proportionateWhy" label="Why is it proportionate?" />
        <Radios name="relevant" label="Is it relevant?" options={yesNo} />
        <TextArea name="relevantWhy" label="Why is it relevant?" />
        <Radios name="unsure" label="Are you unsure whether to share?" options={yesNo} />
        <TextField name="adviceFrom" label="Who advised you?" />
        <TextArea name="adviceOutcome" label="What did they advise?" />

        <button type="submit">Send the referral</button>
      </form>
    </FormContext>
  );
}
