import { attach } from "/referral-consent/form.js";

const attached = new WeakMap();

window.Drupal.behaviors.referralConsent = {
  attach(context) {
    for (const form of context.querySelectorAll("form[data-referral-consent]")) {
      if (!attached.has(form)) attached.set(form, attach(form));
    }
  },
  detach(context) {
    for (const form of context.querySelectorAll("form[data-referral-consent]")) {
      void attached.get(form)?.then((attachment) => attachment.detach());
      attached.delete(form);
    }
  },
};
window.Drupal.attachBehaviors(document);
