"""Click's own words (usage, options, misuse) in Vietnamese."""

import click

from kho.words.problem import quoted


class Verb(click.Command):
    """A command whose help page is Vietnamese throughout."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments; what is left over is named."""
        ctx.allow_extra_args = True
        try:
            left = super().parse_args(ctx, args)
        except click.BadOptionUsage as misuse:
            misuse.ctx = ctx
            raise
        if left and not isinstance(self, click.Group):
            raise click.UsageError(f"thừa {quoted(' '.join(left))}", ctx)
        return left

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """“Cách dùng: kho check [PATH]…”."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Cách dùng: "
        )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under “Tuỳ chọn”."""
        found = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        rows = [(name, help_.replace("[required]", "[bắt buộc]")) for name, help_ in found]
        with formatter.section("Tuỳ chọn"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "In trang trợ giúp này."
        return option


class Menu(Verb, click.Group):
    """A group of commands whose help page is Vietnamese throughout."""

    command_class = Verb

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands under “Lệnh”."""
        super().format_options(ctx, formatter)
        verbs = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, verb.get_short_help_str(100)) for name, verb in verbs if verb]
        with formatter.section("Lệnh"):
            formatter.write_dl(rows)


def _what(error: click.ClickException) -> str:
    """What was wrong with the call."""
    match error:
        case click.exceptions.NoSuchCommand():
            return f"không có lệnh “{error.command_name}”"
        case click.NoSuchOption():
            return f"không có tuỳ chọn “{error.option_name}”"
        case click.MissingParameter():
            return f"thiếu {_name(error)}"
        case click.BadParameter():
            named = isinstance(error.param, click.Option)
            return f"{_name(error)}: {error.message}" if named else error.message
        case click.BadOptionUsage():
            return f"tuỳ chọn “{error.option_name}” {_lacks(error)}"
        case _:
            return error.message


def _lacks(error: click.BadOptionUsage) -> str:
    """Whether an option came without the value it takes, or with one that it does not take."""
    params = error.ctx.command.params if error.ctx else []
    flags = {name for one in params if isinstance(one, click.Option) and one.is_flag for name in one.opts}
    return "không nhận giá trị" if error.option_name in flags else "thiếu giá trị"


def _name(error: click.BadParameter) -> str:
    """The option or argument an error is about, as it is typed."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return str(error.param_hint or (error.param.human_readable_name if error.param else ""))


def say(error: click.ClickException) -> str:
    """The misuse in Vietnamese, with the way to the help page; one line each."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "kho"
    near = getattr(error, "possibilities", None)
    hint = f" Có phải ý bạn là “{near[0]}”?" if near else ""
    return f"{command}: {_what(error).removesuffix('.')}.{hint}\nXem cách dùng: {command} --help"
