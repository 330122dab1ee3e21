"""requirement-conflict: two steps ask for different versions of one package.

## Why is this bad?
The service is one process, and has one version.

## Example
    packages_to_install=["pandas==1.5.3"]        # and pandas==2.2.3 in the next step

## Use instead
Pin one version in all steps.
"""
