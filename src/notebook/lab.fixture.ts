import { JSDOM } from "jsdom";
import type { Exercise, Lab } from "./model.ts";

export const parser = new new JSDOM("").window.DOMParser();

/** A small whole lab that is ready to be published. */
export const labFile = `<!doctype html>
<notebook theme="air">
  <title>Médias</title>
  <script id="1" type="text/markdown">
    # Médias
  </script>
  <script id="2" type="module" pinned="">
    const mean = (values) => 0; // a soma, dividida
  </script>
  <script id="3" type="module">
    display(mean([1, 2, 6]));
  </script>
</notebook>
<lab id="vectorization/means" version="2" order="9" minutes="60" datasets="diagnostico-medico" editable="3" output-above="3">
  <script type="module" role="library">
    export const cases = [[1, 2, 6]];
  </script>
  <script type="module" role="library" sealed>
    export const secret = "SEALED library";
  </script>
  <prediction id="aposta" cell="1" exercise="media" answer="b" reveal="mean([1, 2, 6])">
    <script type="text/markdown" role="question">Quanto dá?</script>
    <script type="text/markdown" role="option" value="a">9</script>
    <script type="text/markdown" role="comment" value="a">É a soma.</script>
    <script type="text/markdown" role="option" value="b">3</script>
    <script type="text/markdown" role="comment" value="b">Isso.</script>
  </prediction>
  <exercise id="media" cell="2" points="2" minutes="8" title="A média" closed>
    <script type="text/markdown" role="hint">Some.</script>
    <script type="text/markdown" role="hint">
      Depois divida:

          soma / quantos
    </script>
    <script type="module" role="solution">
      const mean = (values) => {
        return SOLUTION(values);
      };
    </script>
    <script type="text/markdown" role="why">Porque sim.</script>
    <script type="module" role="alternative">const mean = ALTERNATIVE;</script>
    <script type="module" role="check" id="tres" kind="B" title="Três números">
      export default async ({call, fail}) => fail("soma", {got: await call("mean", [1, 2, 6])});
    </script>
    <script type="text/markdown" role="message" check="tres" id="soma">Veio {got}: é a soma.</script>
    <script type="text/markdown" role="message" check="tres" id="outra">Veio {got:2}, de {n}.</script>
    <script type="module" role="check" id="escondidas" kind="P" title="Outras listas" sealed>
      export default () => "SEALED check";
    </script>
    <script type="text/markdown" role="message" check="escondidas" id="nao">SEALED message</script>
    <script type="module" role="wrong" id="soma" fails="tres">const mean = WRONG1;</script>
    <script type="module" role="wrong" id="metade" fails="tres" message="outra">const mean = WRONG2;</script>
    <script type="module" role="wrong" id="zero" fails="escondidas" message="nao">const mean = WRONG3;</script>
  </exercise>
  <reflection id="plantao" cell="1" points="1">
    <script type="text/markdown" role="question">E a mediana?</script>
    <script type="text/markdown" role="level">Vazio.</script>
    <script type="text/markdown" role="level">Compara.</script>
  </reflection>
</lab>
`;

export const overlayFile = `<!doctype html>
<notebook theme="air">
  <title>Means</title>
  <script id="1" type="text/markdown">
    # Means
  </script>
  <script id="2" type="module" pinned="">
    const mean = (values) => 0; // the sum, divided
  </script>
</notebook>
<lab id="vectorization/means" language="en">
  <prediction id="aposta">
    <script type="text/markdown" role="question">How much is it?</script>
    <script type="text/markdown" role="option" value="a">nine</script>
    <script type="text/markdown" role="comment" value="a">That is the sum.</script>
    <script type="text/markdown" role="option" value="b">three</script>
    <script type="text/markdown" role="comment" value="b">Right.</script>
  </prediction>
  <exercise id="media" title="The mean">
    <script type="text/markdown" role="hint">Add.</script>
    <script type="text/markdown" role="hint">Then divide.</script>
    <script type="text/markdown" role="why">Just because.</script>
    <script type="module" role="check" id="tres" title="Three numbers"></script>
    <script type="text/markdown" role="message" check="tres" id="soma">{got} came: that is the sum.</script>
    <script type="text/markdown" role="message" check="tres" id="outra">Of {n}, {got:2} came.</script>
    <script type="module" role="check" id="escondidas" title="Other lists"></script>
    <script type="text/markdown" role="message" check="escondidas" id="nao">SEALED words</script>
  </exercise>
  <reflection id="plantao">
    <script type="text/markdown" role="question">And the median?</script>
    <script type="text/markdown" role="level">Empty.</script>
    <script type="text/markdown" role="level">Compares.</script>
  </reflection>
</lab>
`;

/** The line (from 1) of the first line of a file that holds `part`. */
export const lineOf = (file: string, part: string): number =>
  file.split("\n").findIndex((line) => line.includes(part)) + 1;

export const withExercise = (lab: Lab, change: Partial<Exercise>): Lab => ({
  ...lab,
  exercises: lab.exercises.map((exercise) => ({ ...exercise, ...change })),
});
