/** Line and bar charts from data-plot, drawn by Plotly, which is fetched when the first of them appears. */
(() => {
  const { html, shell, watch } = window.barometr;
  let fetching = null;

  function plotly() {
    fetching ??= new Promise((resolve, reject) => {
      const script = html("script", { src: shell().dataset.plotly });
      script.addEventListener("load", () => resolve(window.Plotly));
      script.addEventListener("error", () => {
        fetching = null;
        reject(new Error("Plotly could not be fetched"));
      });
      document.head.append(script);
    });
    return fetching;
  }

  watch("data-plot", async (element, { data, layout, config }, kept) => {
    const Plotly = await plotly();
    const node = kept?.nodes[0] ?? html("div", { class: "plot-picture" });
    // Plotly measures the room it has, so it draws in place
    if (node.parentNode !== element) element.append(node);
    await Plotly.react(node, data, layout, config);
    return { nodes: [node] };
  });
})();
