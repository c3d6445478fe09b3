/** A lab of two exercises whose checks compute in the referee what the student's code should give. */
export const forgeryLab = `<!doctype html>
<notebook theme="air">
  <title>Forgeries</title>
  <script id="1" type="module" pinned="">const mean = (values) => 0;</script>
  <script id="2" type="module" pinned="">const net = null;</script>
</notebook>
<lab id="tests/forgery" version="1" order="1" minutes="1">
  <script type="module" role="library">
    export const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  </script>
  <exercise id="mean" cell="1" points="1" minutes="1" title="Mean">
    <script type="module" role="check" id="three" kind="V" title="Three numbers">
      export default async ({call, fail, lab, near}) => {
        const values = [1, 2, 6];
        const got = await call("mean", values);
        if (!near(got, lab.meanOf(values))) fail("wrong", {got});
      };
    </script>
    <script type="text/markdown" role="message" check="three" id="wrong">It gave {got}.</script>
    <script type="module" role="check" id="hidden" kind="P" title="Other lists" sealed>
      export default async ({call, fail, lab, near, random}) => {
        const next = random(901);
        for (let round = 0; round < 5; round++) {
          const values = Array.from({length: 2 + Math.floor(next() * 9)}, next);
          const got = await call("mean", values);
          if (!near(got, lab.meanOf(values))) fail("wrong", {got});
        }
      };
    </script>
    <script type="text/markdown" role="message" check="hidden" id="wrong">On a hidden list it gave {got}.</script>
  </exercise>
  <exercise id="net" cell="2" points="1" minutes="1" title="Net">
    <script type="module" role="check" id="small" kind="V" title="At most 10 parameters">
      export default async ({model, fail}) => {
        const parameters = (await model("net")).countParams();
        if (parameters > 10) fail("large", {parameters});
      };
    </script>
    <script type="text/markdown" role="message" check="small" id="large">It has {parameters} parameters.</script>
    <script type="module" role="check" id="line" kind="H" title="y = 2x + 1" sealed>
      export default async ({model, tf: load, fail, random}) => {
        const tf = await load();
        const net = await model("net");
        const next = random(7);
        const x = Array.from({length: 50}, () => 10 * next());
        const predicted = net.predict(tf.tensor2d(x, [50, 1])).dataSync();
        const error = Math.max(...x.map((value, i) => Math.abs(predicted[i] - (2 * value + 1))));
        if (!(error < 0.01)) fail("far", {error});
      };
    </script>
    <script type="text/markdown" role="message" check="line" id="far">It is off by {error}.</script>
  </exercise>
</lab>
`;

/** The honest answers, which must pass everything. */
export const honest = {
  mean: "const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;",
  net: `const net = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [1]})]});
net.setWeights([tf.tensor2d([[2]]), tf.tensor1d([1])]);`,
};
