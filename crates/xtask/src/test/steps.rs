//! The steps of `cargo xtask test`.

use anyhow::{Context as _, Result, ensure};

use super::{Environment, Needs, lints, stories};
use crate::pack::SIXTEEN_BYTES;
use crate::tools::{self, Drivers};
use crate::{dist, lighthouse, process, tidy};

/// What the page may weigh: it is carried about as a file, attached to tickets and pasted into wikis.
const PAGE_BUDGET: usize = 9 << 18;
/// What Chromium needs besides being headless, to stay away from the network.
const CHROMIUM: &str = r#"{"goog:chromeOptions": {"args": ["disable-gpu", "disable-quic", "no-first-run",
    "disable-background-networking", "disable-component-update", "disable-sync"]}}"#;

/// One named check.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub name: &'static str,
    pub what: &'static str,
    pub(super) needs: Needs,
    /// Whether `--fast` runs it: it takes seconds once all is built, and needs no browser.
    pub(super) fast: bool,
    pub(super) run: fn(&Environment) -> Result<()>,
}

pub(crate) const STEPS: [Step; 16] = [
    Step { name: "format", what: "cargo fmt leaves nothing to change", needs: Needs::Checks, fast: true, run: format },
    Step {
        name: "tidy",
        what: "the rules of the house that no other tool knows",
        needs: Needs::Checks,
        fast: true,
        run: tidy,
    },
    Step {
        name: "spelling",
        what: "words as typos knows them",
        needs: Needs::Checks,
        fast: true,
        run: lints::spelling,
    },
    Step {
        name: "workflows",
        what: "GitHub's workflows, by actionlint and zizmor",
        needs: Needs::Checks,
        fast: true,
        run: lints::workflows,
    },
    Step {
        name: "clippy",
        what: "clippy on the model, its tests and xtask",
        needs: Needs::Checks,
        fast: true,
        run: clippy,
    },
    Step {
        name: "clippy-ui",
        what: "clippy on the page, for wasm32",
        needs: Needs::Checks,
        fast: false,
        run: clippy_ui,
    },
    Step {
        name: "docs",
        what: "the documentation builds without a warning",
        needs: Needs::Checks,
        fast: false,
        run: docs,
    },
    Step { name: "host", what: "tests of the model and of xtask", needs: Needs::Checks, fast: true, run: host },
    Step {
        name: "queries",
        what: "the guide's SQL, run on DuckDB and compared with the files",
        needs: Needs::Checks,
        fast: false,
        run: queries,
    },
    Step {
        name: "dependencies",
        what: "licences, sources, duplicates and yanked crates",
        needs: Needs::Checks,
        fast: false,
        run: lints::dependencies,
    },
    Step {
        name: "infrastructure",
        what: "the code of changes, by Terraform, cfn-lint, checkov, the CDK, Pulumi and the AWS CLI",
        needs: Needs::Checks,
        fast: false,
        run: infrastructure,
    },
    Step {
        name: "simd",
        what: "what reads sixteen bytes at a time, as WebAssembly",
        needs: Needs::Build,
        fast: false,
        run: simd,
    },
    Step {
        name: "components",
        what: "parts of the page in Chromium",
        needs: Needs::Browsers,
        fast: false,
        run: components,
    },
    Step { name: "dist", what: "the packaged page, within its budget", needs: Needs::Build, fast: false, run: size },
    Step {
        name: "browsers",
        what: "the packaged page in three engines",
        needs: Needs::Browsers,
        fast: false,
        run: browsers,
    },
    Step {
        name: "lighthouse",
        what: "the served page as Lighthouse rates it",
        needs: Needs::Browsers,
        fast: false,
        run: lighthouse,
    },
];

impl Environment {
    fn cargo(&self, args: &[&str]) -> Result<()> {
        process::run(&mut self.tools.command("cargo", args))
    }

    fn drivers(&self) -> Result<&Drivers> {
        self.drivers.as_ref().context("the drivers were not brought")
    }
}

fn format(environment: &Environment) -> Result<()> {
    environment.cargo(&["fmt", "--all", "--check"])
}

fn tidy(_: &Environment) -> Result<()> {
    tidy::run()
}

fn clippy(environment: &Environment) -> Result<()> {
    let targets = ["--all-targets", "--features", "browsers"];
    environment.cargo(&[&["clippy", "--workspace"], &targets[..], &["--", "-D", "warnings"]].concat())
}

fn clippy_ui(environment: &Environment) -> Result<()> {
    let targets = ["--lib", "--bins", "--test", "components"];
    environment
        .cargo(&[&["clippy", "--target", "wasm32-unknown-unknown"], &targets[..], &["--", "-D", "warnings"]].concat())
}

fn docs(environment: &Environment) -> Result<()> {
    let args = ["doc", "--no-deps", "--workspace", "--document-private-items"];
    process::run(environment.tools.command("cargo", &args).env("RUSTDOCFLAGS", "-D warnings"))
}

fn host(environment: &Environment) -> Result<()> {
    environment.cargo(&["test", "--workspace"])
}

fn infrastructure(environment: &Environment) -> Result<()> {
    let args = ["test", "--package", "natpoint-change", "--features", "validators", "--test", "validators"];
    let mut test = environment.tools.command("cargo", &args);
    test.env("NATPOINT_PYTHON", tools::python()).env("PYTHONPATH", tools::validators()?);
    test.env("NATPOINT_CHECKOV", tools::checkov()?).env("NATPOINT_NODE_PACKAGES", tools::CDK.bring()?);
    process::run(test.env("NATPOINT_PULUMI_PACKAGES", tools::PULUMI.bring()?))
}

fn queries(environment: &Environment) -> Result<()> {
    let args = ["test", "--package", "natpoint-import", "--features", "queries", "--test", "queries"];
    let mut test = environment.tools.command("cargo", &args);
    process::run(test.env("PYTHONPATH", tools::for_queries()?))
}

fn simd(environment: &Environment) -> Result<()> {
    let args = ["test", "--package", "natpoint-import", "--target", "wasm32-unknown-unknown", "--lib"];
    let mut test = environment.tools.command("cargo", &args);
    // Without a driver the tests run in Node, which came with npm.
    for driver in ["CHROMEDRIVER", "GECKODRIVER"] {
        test.env_remove(driver);
    }
    process::run(test.env(dist::wasm_flags(), SIXTEEN_BYTES))
}

fn components(environment: &Environment) -> Result<()> {
    let options = process::root().join("target").join("webdriver.json");
    std::fs::create_dir_all(process::root().join("target"))?;
    std::fs::write(&options, CHROMIUM).with_context(|| format!("cannot write {}", options.display()))?;
    let args = ["test", "--target", "wasm32-unknown-unknown", "--test", "components"];
    let mut test = environment.tools.command("cargo", &args);
    test.env("CHROMEDRIVER", &environment.drivers()?.chrome).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", options);
    // Seconds for all tests together: they take 20 on an idle machine, which is what the runner allows by itself.
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // One engine is enough for parts; the runner would take another driver if it were told of one.
    process::run(test.env_remove("GECKODRIVER"))
}

fn size(environment: &Environment) -> Result<()> {
    let bytes = dist::run(&environment.tools)?.page;
    let (size, budget) = (dist::grouped(bytes), dist::grouped(PAGE_BUDGET));
    ensure!(bytes <= PAGE_BUDGET, "the page has {size} bytes, more than the {budget} it may have");
    Ok(())
}

fn browsers(environment: &Environment) -> Result<()> {
    ensure!(dist::page().is_file(), "there is no dist/index.html; run `cargo xtask dist` first");
    let drivers = environment.drivers()?;
    let wikis = tools::bring_wikis()?;
    let axe = tools::AXE.bring()?;
    stories::run(|args| {
        let test = ["test", "--no-default-features", "--features", "browsers", "--test", "browsers"];
        let mut test = environment.tools.command("cargo", &[&test[..], args].concat());
        if let Some(mediawiki) = &wikis.mediawiki {
            test.env("NATPOINT_MEDIAWIKI", mediawiki);
        }
        // The tests bring a display of their own: windows on someone's screen would be in the way.
        test.env_remove("DISPLAY")
            .env("NATPOINT_MKDOCS", &wikis.mkdocs)
            .env("NATPOINT_SANITIZERS", &wikis.sanitizers)
            .env("NATPOINT_PAGE", dist::page())
            .env("NATPOINT_NPM", &axe)
            .env("CHROMEDRIVER", &drivers.chrome)
            .env("GECKODRIVER", &drivers.gecko)
            .env("WEBKITDRIVER", &drivers.webkit);
        test
    })
}

fn lighthouse(_: &Environment) -> Result<()> {
    ensure!(dist::page().is_file(), "there is no dist/index.html; run `cargo xtask dist` first");
    lighthouse::run(&tools::LIGHTHOUSE.bring()?)
}
