// As Drupal has it: behaviors are attached to what is new on the page, and detached before it is replaced.
window.Drupal = {
  behaviors: {},
  attachBehaviors(context) {
    for (const behavior of Object.values(this.behaviors)) behavior.attach?.(context);
  },
  detachBehaviors(context) {
    for (const behavior of Object.values(this.behaviors)) behavior.detach?.(context);
  },
};

async function ajax(trigger) {
  const { form } = trigger;
  const part = trigger.dataset.ajax;
  const body = new FormData(form);
  if (part === "recipients") body.append("_add", "1");
  const response = await fetch(`/ajax/${part}`, { method: "POST", body });
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  const old = part === "form" ? form.parentElement : document.getElementById("recipients_table");
  const focused = document.activeElement?.id;
  if (part === "form") window.Drupal.detachBehaviors(old);
  const [fresh] = template.content.children;
  old.replaceWith(fresh);
  if (part === "form") window.Drupal.attachBehaviors(fresh);
  // The focus stays where it was, on what has taken its place.
  document.getElementById(focused)?.focus();
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("select[data-ajax]")) void ajax(target);
});
document.addEventListener("click", ({ target }) => {
  if (target.matches("input[data-ajax]")) void ajax(target);
});
