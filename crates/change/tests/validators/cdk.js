/**
 * Type-checks stacks of the CDK and synthesises them, all in one process:
 *
 *     NODE_PATH=node_modules node cdk.js FOLDER
 *
 * Each folder in FOLDER has stacks and a file `region`. Beside each stack its template goes to NAME.json, and to
 * NAME.values what its properties were given, by the names of CloudFormation's parameters. Nothing is printed and the
 * exit status is 0 if the compiler and the library have nothing to say.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const cdk = require('aws-cdk-lib');
const { Annotations, Match, Template } = require('aws-cdk-lib/assertions');
const { compile } = require('./compiler.js');
const { sample } = require('./samples.js');

const folders = fs.readdirSync(process.argv[2]).sort().map((name) => path.resolve(process.argv[2], name));
const stacks = folders.flatMap((folder) => {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.ts')).sort();
  return files.map((name) => ({ folder, name: name.slice(0, -3), file: path.join(folder, name) }));
});

const problems = compile(stacks.map(({ file }) => file));
if (problems !== '') {
  console.log(problems);
  process.exit(1);
}

/** Values for the properties of a stack, and the same by the names of parameters. */
function propertiesOf(code, region) {
  const properties = {};
  const values = {};
  const body = /^export interface \w+ extends cdk\.StackProps \{\n([^]*?)^\}/m.exec(code)[1];
  for (const [, name, optional, type] of body.matchAll(/^ {2}readonly (\w+)(\??): (.+);$/gm)) {
    const parameter = name[0].toUpperCase() + name.slice(1);
    const give = (own) => (values[own] = sample(own, region));
    if (optional) {
      continue;
    }
    if (type === 'string[]') {
      properties[name] = values[parameter] = [sample(parameter, region)];
      continue;
    }
    if (!type.startsWith('[')) {
      properties[name] = give(parameter);
      continue;
    }
    const list = parameter.replace(/Ids$|s$/, '');
    properties[name] = type.split(',').map((_, at) => give(`${list}${at + 1}`));
  }
  return { properties, values };
}

for (const { folder, name, file } of stacks) {
  const own = fs.readFileSync(path.join(folder, 'region'), 'utf8').trim();
  const region = /^(anomalies|budget)/.test(name) ? 'us-east-1' : own;
  const { properties, values } = propertiesOf(fs.readFileSync(file, 'utf8'), region);
  const [Stack] = Object.values(require(file.replace(/ts$/, 'js')));
  // The library has a validator of its own, which takes seconds; cfn-lint sees the same templates.
  const app = new cdk.App({ analyticsReporting: false, builtinCloudFormationValidation: false, outdir: path.join(folder, `${name}.out`) });
  const synthesizer = new cdk.DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  const stack = new Stack(app, 'Stack', { env: { account: '111111111111', region }, synthesizer, ...properties });
  const template = Template.fromStack(stack).toJSON();
  const said = [...Annotations.fromStack(stack).findWarning('*', Match.anyValue())];
  said.push(...Annotations.fromStack(stack).findError('*', Match.anyValue()));
  if (said.length > 0) {
    console.log(`${file}: ${JSON.stringify(said.map((one) => one.entry.data))}`);
    process.exitCode = 1;
  }
  fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(template, null, 1));
  fs.writeFileSync(path.join(folder, `${name}.values`), JSON.stringify(values));
  fs.rmSync(path.join(folder, `${name}.out`), { recursive: true });
}
