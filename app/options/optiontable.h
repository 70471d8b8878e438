#pragma once

#include "options/program.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace Flaghoist {

/// One option: the parser is built from it and --help is written from it.
struct OptionEntry
{
    QStringList names; ///< without dashes, short ones first
    QString value; ///< what --help calls its value; empty for a switch
    QString description;
    bool valueIsOptional = false; ///< given as --name=VALUE, or not at all
    std::optional<Program> only{}; ///< unset: both programs have it
};

struct OptionGroup
{
    QString title;
    QList<OptionEntry> options;
};

/// What \a program has, translated, in the order of --help; no group is empty.
[[nodiscard]] QList<OptionGroup> optionGroups(Program program);

} // namespace Flaghoist
