import { useEffect, useRef, type RefObject } from "react";
import { attach, type AttachOptions, type Payload } from "referral-consent/form";

/**
 * Checks a form for as long as it is shown.
 *
 * @returns what the rules made of the last submit
 */
export function useReferralConsent(form: RefObject<HTMLFormElement | null>, options: AttachOptions) {
  const payload = useRef<Payload | null>(null);

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const attaching = attach(element, options);
    const keep = (event: HTMLElementEventMap["referral-consent:submit"]) => {
      payload.current = event.detail.payload;
    };
    element.addEventListener("referral-consent:submit", keep);
    return () => {
      element.removeEventListener("referral-consent:submit", keep);
      void attaching.then((attachment) => attachment.detach());
    };
  }, [form, options]);

  return payload;
}
