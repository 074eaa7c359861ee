/**
 * Type-checks components of Pulumi and runs them on mocks of the engine, all in one process:
 *
 *     NODE_PATH=node_modules node pulumi.js FOLDER
 *
 * Each folder in FOLDER has components and a file `region`. Beside them goes what they register, as stack.json in the
 * form of `pulumi stack export`: all components of a change as one stack, and what each VPC of a hub needs for two VPCs.
 * What each was given goes to values.json, by the names of CloudFormation's parameters.
 *
 * Nothing is printed and the exit status is 0 if the compiler has nothing to say, no two resources share a URN, each
 * route has one target and no other route's destination, and all outputs have values.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const aws = require('@pulumi/aws');
const pulumi = require('@pulumi/pulumi');
const { compile } = require('./compiler.js');
const { sample } = require('./samples.js');

/** What there is of in each VPC that uses a hub. */
const IN_EACH_VPC = ['spoke', 'hub-routes'];
const TARGETS = /^(natGateway|transitGateway|vpcPeeringConnection|egressOnlyGateway|networkInterface|vpcEndpoint)Id$/;

const folders = fs.readdirSync(process.argv[2]).sort().map((name) => path.resolve(process.argv[2], name));
const componentsIn = (folder) => fs.readdirSync(folder).filter((name) => name.endsWith('.ts')).sort();
const files = folders.flatMap((folder) => componentsIn(folder).map((name) => path.join(folder, name)));

/** Values for the arguments of a component, and the same by the names of a template's parameters. */
function argumentsOf(code, region, instance) {
  const args = {};
  const values = {};
  const body = /^export interface \w+Args \{\n([^]*?)^\}/m.exec(code)[1];
  const asked = /\/\*\*([^]*?)\*\/\n {2}readonly (\w+)(\??): (\[[^]*?\]|.+?);$/gm;
  for (const [, description, name, optional, type] of body.matchAll(asked)) {
    const parameter = name[0].toUpperCase() + name.slice(1);
    if (optional) {
      continue;
    }
    const many = type.startsWith('[') ? type.match(/Input<string>/g).map((_, at) => at + 1) : [];
    const list = parameter.replace(/Ids$|s$/, '');
    if (/^Custom\d+ServiceName$/.test(parameter)) {
      // A service is called by what it is known as here, so that the reader finds it by that name.
      args[name] = values[parameter] = /[\w.-]+/.exec(description)[0];
    } else if (name === 'crossRegionServices') {
      args[name] = many.map((number) => (values[list + number] = `com.amazonaws.us-east-1.service${number - 1}`));
    } else if (many.length > 0) {
      args[name] = many.map((number) => (values[list + number] = sample(`${instance}${list}${number}`, region)));
    } else if (type.endsWith('>[]')) {
      args[name] = values[parameter] = [1, 2].map((number) => sample(`${instance}${number}${parameter}`, region));
    } else {
      args[name] = values[parameter] = sample(instance + parameter, region);
    }
  }
  return { args, values };
}

/** What the engine would say that was created. */
class Engine {
  resources = [];

  newResource({ type, name, inputs, provider }) {
    const id = `${type.split(':').pop()}-${this.resources.length}`;
    const computed = {
      arn: `arn:aws:test:${id}`,
      dnsEntries: [{ dnsName: `${id}.example.com`, hostedZoneId: `Z-${id}` }],
      primaryNetworkInterfaceId: `eni-${id}`,
      routeTableId: `rtb-${id}`,
      zoneId: `Z-${id}`,
    };
    const outputs = { ...computed, ...inputs, ...(inputs.aliases ? {} : { zoneId: computed.zoneId }) };
    this.resources.push({ type, name, id, provider, inputs, outputs });
    return { id, state: outputs };
  }

  call({ token }) {
    throw new Error(`${token} asks AWS`);
  }
}

/** What is wrong with the resources of a stack. */
function problemsOf(resources, registered) {
  const problems = [];
  if (registered.size !== resources.length) {
    problems.push('two resources have one URN');
  }
  const destinations = new Set();
  for (const { type, name, inputs } of resources.filter((one) => one.type === 'aws:ec2/route:Route')) {
    const targets = Object.keys(inputs).filter((key) => TARGETS.test(key));
    if (targets.length !== 1 || !inputs.routeTableId) {
      problems.push(`${type} ${name} leads to ${targets}`);
    }
    const destination = JSON.stringify([inputs.routeTableId, inputs.destinationCidrBlock ?? inputs.destinationIpv6CidrBlock]);
    if (destinations.has(destination)) {
      problems.push(`${type} ${name}: a second route of ${destination}`);
    }
    destinations.add(destination);
  }
  for (const { urn, state } of registered.values()) {
    if (typeof state?.toJavaScript !== 'function') {
      continue;
    }
    const values = Object.values(state.toJavaScript()).flatMap((value) => (typeof value === 'object' ? Object.values(value) : [value]));
    if (!values.every((value) => typeof value === 'string' && value !== '')) {
      problems.push(`${urn} has the outputs ${JSON.stringify(values)}`);
    }
  }
  return problems;
}

async function run(folder) {
  const region = fs.readFileSync(path.join(folder, 'region'), 'utf8').trim();
  const engine = new Engine();
  await pulumi.runtime.setMocks(engine, 'natpoint', 'test');
  const monitor = pulumi.runtime.getMonitor();
  const provider = new aws.Provider('own', { region });
  const instances = {};
  for (const file of componentsIn(folder)) {
    const stem = file.slice(0, -3);
    const code = fs.readFileSync(path.join(folder, file), 'utf8');
    const [Component] = Object.values(require(path.join(folder, `${stem}.js`)));
    for (const instance of IN_EACH_VPC.includes(stem) ? ['orders', 'billing'] : ['']) {
      const { args, values } = argumentsOf(code, region, instance);
      instances[`${stem}${instance}`] = { component: stem, values };
      new Component(`${stem}${instance}`, args, { provider });
    }
  }
  await pulumi.runtime.disconnect();
  const registered = monitor.getRegisteredResources();
  const urns = new Map([...registered.keys()].map((urn) => [urn.split('$').pop().split('::').slice(-2).join('::'), urn]));
  const resources = engine.resources.map(({ type, name, ...own }) => ({ urn: urns.get(`${type}::${name}`), type, ...own }));
  for (const problem of problemsOf(engine.resources, registered)) {
    console.log(`${folder}: ${problem}`);
    process.exitCode = 1;
  }
  const stack = { version: 3, deployment: { manifest: {}, resources } };
  fs.writeFileSync(path.join(folder, 'stack.json'), JSON.stringify(stack, null, 1));
  fs.writeFileSync(path.join(folder, 'values.json'), JSON.stringify(instances));
}

async function main() {
  const said = compile(files);
  if (said !== '') {
    console.log(said);
    process.exitCode = 1;
    return;
  }
  for (const folder of folders) {
    await run(folder);
  }
}

process.on('unhandledRejection', (error) => {
  console.log(error);
  process.exit(1);
});
main();
