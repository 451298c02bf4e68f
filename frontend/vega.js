// Vega-Lite with the interpreter in place of generated code, which our Content-Security-Policy forbids.
import { View, parse, Warn } from 'vega';
import { compile } from 'vega-lite';
import { expressionInterpreter } from 'vega-interpreter';

/** A view of a Vega-Lite specification in `element`, drawn as SVG. */
export function draw(spec, element, options = {}) {
  const { spec: compiled } = compile(spec);
  const view = new View(parse(compiled, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    container: element,
    hover: true,
    logLevel: Warn,
    ...options,
  });
  return view.runAsync();
}
