/** A slider over periods from data-timeline: its text follows while it is moved, the selection when it is let go. */
(() => {
  const { html, watch } = window.barometr;

  function draw(element, spec, kept) {
    const slider = kept?.slider ?? html("input", { type: "range", class: "timeline-slider", min: 0, step: 1 });
    const name = kept?.name ?? html("span", { class: "timeline-name", "aria-hidden": "true" });
    const tell = () => {
      name.textContent = spec.names[slider.value];
      slider.setAttribute("aria-valuetext", spec.names[slider.value]);
    };
    slider.max = spec.values.length - 1;
    slider.value = spec.here;
    slider.setAttribute("aria-label", spec.label);
    slider.oninput = tell;
    slider.onchange = () => window.barometr.go(window.barometr.addressWith(spec.base, "do", spec.values[slider.value]));
    tell();
    return { nodes: [slider, name], slider, name };
  }

  watch("data-timeline", draw);
})();
